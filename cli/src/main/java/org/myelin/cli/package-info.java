/** The command line of Myelin. */
package org.myelin.cli;
