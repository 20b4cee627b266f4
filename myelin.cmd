@echo off
rem Starts Myelin on Windows, as the script myelin does elsewhere. In a clone it finds a JDK (25 or newer), builds once
rem when the sources differ from those of the last build, and runs the command line. In a distribution (mvn -Pdist
rem package) the folder runtime beside it is the Java to use, and everything is built.
rem
rem   MYELIN_JAVA_HOME  the JDK to use, whatever else is installed
rem   MYELIN_JAVA_OPTS  more options for the JVM, separated by blanks; they come last and so win, e.g. -Xmx8g
rem
rem Keep this file in ASCII: cmd reads it in whatever code page is active.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0"
set "home=%home:~0,-1%"
set "launcher=%home%\target\launcher-windows"
set "modules=core view labs runs cli"
set "jdk="
set "build="
set "waiting="
if exist "%home%\runtime\release" goto distribution
call :find_jdk
if not defined jdk exit /b 1
goto found
:distribution
set "jdk=%home%\runtime"
set "build=%home%"
call :read_release "%jdk%"
:found
rem For scripts: which Java would run Myelin.
if "%~1"=="--find-jdk" goto print_jdk
if defined build goto run
if not exist "%launcher%" mkdir "%launcher%"
:try_build
rem One build at a time: a second start waits for the first and then uses its result.
mkdir "%launcher%\lock" 2>nul
if errorlevel 1 goto wait
call :build_unless_current
rmdir "%launcher%\lock"
if not defined build exit /b 1
goto run
:wait
if not defined waiting >&2 echo Waiting for another start that is building Myelin; if there is none, delete %launcher%\lock
set "waiting=yes"
ping -n 2 127.0.0.1 >nul
goto try_build

:run
call :warn_of_g1
call :choose_collector
set "cache="
if exist "%build%\myelin.aot" set cache=-XX:AOTCache="%build%\myelin.aot" -Xlog:aot=off -Xlog:cds=off
rem What Myelin prints is UTF-8, and the console shows it as such for as long as Myelin runs.
set "code_page="
for /f "tokens=2 delims=:." %%c in ('chcp 2^>nul') do set "code_page=%%c"
if defined code_page chcp 65001 >nul
"%jdk%\bin\java.exe" "@%build%\jvm.options" %collector% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %cache% %MYELIN_JAVA_OPTS% -cp "%build%\lib\*" org.myelin.cli.Myelin %*
set "code=%ERRORLEVEL%"
if defined code_page chcp %code_page% >nul
exit /b %code%

:print_jdk
echo %jdk%
exit /b 0

rem ---- JDK ----------------------------------------------------------------------------------------------------------

:find_jdk
if not defined MYELIN_JAVA_HOME goto search_jdk
call :use_jdk "%MYELIN_JAVA_HOME%"
if not defined jdk >&2 echo myelin: MYELIN_JAVA_HOME is %MYELIN_JAVA_HOME%, but no JDK of version 25 or newer is there; point it at one or unset it
exit /b 0
:search_jdk
if defined JAVA_HOME call :use_jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where java.exe 2^>nul') do if not defined jdk call :use_jdk "%%~dpj.."
for %%p in ("%ProgramFiles%" "%LOCALAPPDATA%\Programs") do for %%v in ("Eclipse Adoptium" Java Microsoft Zulu "Amazon Corretto" BellSoft) do for /d %%j in ("%%~p\%%~v\*") do if not defined jdk call :use_jdk "%%j"
for /d %%j in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\.gradle\jdks\*") do if not defined jdk call :use_jdk "%%j"
for /d %%j in ("%USERPROFILE%\scoop\apps\*jdk*") do if not defined jdk call :use_jdk "%%j\current"
if defined jdk exit /b 0
>&2 echo myelin: needs a JDK of version 25 or newer, and found none. Searched:
>&2 echo   JAVA_HOME
>&2 echo   java.exe on the PATH
>&2 echo   Eclipse Adoptium, Java, Microsoft, Zulu, Amazon Corretto and BellSoft in the folders of programs
>&2 echo   .jdks, .gradle\jdks and scoop\apps in your folder
>&2 echo Install one, for example Eclipse Temurin 25 (https://adoptium.net), or set MYELIN_JAVA_HOME to where it is.
exit /b 0

rem Sets jdk, jdk_version and jdk_build when %1 is a JDK (not only a run time) of version 25 or newer.
:use_jdk
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
call :read_release "%~1"
set "major=0"
for /f "delims=.+-_" %%m in ("%jdk_version%") do set "major=%%m"
if %major% geq 25 set "jdk=%~f1"
exit /b 0

rem Sets jdk_version and jdk_build to what the file release in the folder %1 says.
:read_release
set "jdk_version="
set "jdk_build="
for /f "usebackq tokens=1,2 delims==" %%k in ("%~1\release") do (
    if "%%k"=="JAVA_VERSION" set "jdk_version=%%~l"
    if "%%k"=="JAVA_RUNTIME_VERSION" set "jdk_build=%%~l"
)
if not defined jdk_build set "jdk_build=%jdk_version%"
exit /b 0

rem The serial collector, as everywhere (see myelin), unless another one is asked for: the JVM refuses two.
:choose_collector
set "collector=-XX:+UseSerialGC"
for %%o in (%MYELIN_JAVA_OPTS%) do for %%c in (Serial Parallel G1 Z Shenandoah Epsilon) do if "%%~o"=="-XX:+Use%%cGC" set "collector="
exit /b 0

rem Sets g1_corrupts when the JDK has the defect JDK-8377811, fixed in 25.0.3.
:check_g1
set "g1_corrupts="
for /f "tokens=1-3 delims=." %%a in ("%jdk_version%.0.0") do if "%%a.%%b"=="25.0" if %%c lss 3 set "g1_corrupts=yes"
exit /b 0

:warn_of_g1
set "uses_g1="
for %%o in (%MYELIN_JAVA_OPTS% %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS%) do if "%%~o"=="-XX:+UseG1GC" set "uses_g1=yes"
call :check_g1
if not defined uses_g1 exit /b 0
if not defined g1_corrupts exit /b 0
>&2 echo myelin: JDK %jdk_version% in %jdk% can corrupt data with the G1 collector (JDK-8377811): update it to 25.0.3 or later, or leave -XX:+UseG1GC out
exit /b 0

rem ---- Build --------------------------------------------------------------------------------------------------------

rem Sets build to the current build, or makes one; build stays undefined when that fails.
:build_unless_current
call :list_sources >"%launcher%\sources"
call :find_current_build
if not defined build call :make_build
exit /b 0

rem Sets build when the last one was made by the same JDK from the same sources.
:find_current_build
set "name="
set "built_by="
if not exist "%launcher%\current" exit /b 0
for /f "usebackq tokens=1,2" %%n in ("%launcher%\current") do (
    set "name=%%n"
    set "built_by=%%o"
)
if not exist "%launcher%\%name%\lib" exit /b 0
if not "%built_by%"=="%jdk_build%" exit /b 0
fc /b "%launcher%\sources" "%launcher%\%name%\sources" >nul 2>&1
if not errorlevel 1 set "build=%launcher%\%name%"
exit /b 0

rem Time, size and name of every file that a build depends on.
:list_sources
for %%m in (%modules%) do call :list_folder "%home%\%%m\src\main"
call :list_folder "%home%\docs"
for %%f in ("%home%\pom.xml" "%home%\myelin.cmd") do echo %%~tf %%~zf %%f
for %%m in (%modules%) do for %%f in ("%home%\%%m\pom.xml") do echo %%~tf %%~zf %%f
exit /b 0

:list_folder
for /r "%~1" %%f in (*) do echo %%~tf %%~zf %%f
exit /b 0

rem A build lies in a folder of its own and is published by renaming a small file: one that failed or was ended is never
rem taken for a whole one.
:make_build
set "maven=%home%\mvnw.cmd"
for /f "delims=" %%m in ('where mvn.cmd 2^>nul') do set "maven=%%m"
call :check_g1
if defined g1_corrupts call :avoid_g1
>&2 echo Building Myelin once (about 30 s; longer when Maven has to fetch dependencies)...
set "name=build-%RANDOM%%RANDOM%"
set "build=%launcher%\%name%"
mkdir "%build%\lib"
move /y "%launcher%\sources" "%build%\sources" >nul
rem An older version's jars must not come along.
if exist "%home%\cli\target\lib" rmdir /s /q "%home%\cli\target\lib"
del /q "%home%\cli\target\*.jar" 2>nul
call :run_maven >"%launcher%\build.log" 2>&1 <nul
if not errorlevel 1 call :copy_build >>"%launcher%\build.log" 2>&1
if not errorlevel 1 goto publish
rmdir /s /q "%build%"
set "build="
>&2 type "%launcher%\build.log"
>&2 echo myelin: the build failed; the lines above are %launcher%\build.log
exit /b 0
:publish
call :make_cache >>"%launcher%\build.log" 2>&1
>"%launcher%\current.new" echo %name% %jdk_build%
move /y "%launcher%\current.new" "%launcher%\current" >nul
rem Older builds stay while a start may still use them: the three newest are kept.
for /f "skip=3 delims=" %%d in ('dir /b /ad /o-d "%launcher%\build-*"') do rmdir /s /q "%launcher%\%%d" 2>nul
exit /b 0

:run_maven
setlocal
set "JAVA_HOME=%jdk%"
cd /d "%home%"
call "%maven%" -B -q -Dquick -pl cli -am package
exit /b %ERRORLEVEL%

:copy_build
copy /y "%home%\cli\target\*.jar" "%build%\lib"
if errorlevel 1 exit /b 1
copy /y "%home%\cli\target\lib\*.jar" "%build%\lib"
if errorlevel 1 exit /b 1
copy /y "%home%\cli\src\main\launcher\jvm.options" "%build%"
exit /b %ERRORLEVEL%

rem Learned from a short training run, see myelin. Without the cache only the start is slower.
:make_cache
call :choose_collector
"%jdk%\bin\java.exe" "@%build%\jvm.options" %collector% -XX:AOTCacheOutput="%build%\myelin.aot" -cp "%build%\lib\*" org.myelin.cli.Myelin train digits --run-dir "%build%\warm-up"
if errorlevel 1 del /q "%build%\myelin.aot" 2>nul
rmdir /s /q "%build%\warm-up" 2>nul
exit /b 0

:avoid_g1
>&2 echo myelin: JDK %jdk_version% in %jdk% can corrupt data with its default collector, G1 (JDK-8377811): update it to 25.0.3 or later; Myelin runs with another collector
if not defined MAVEN_OPTS set "MAVEN_OPTS=-XX:+UseSerialGC"
exit /b 0
