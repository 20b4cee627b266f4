/** Myelin: deep fully connected neural networks on the JVM. */
package org.myelin;
