/**
 * The lecture, index for index, in double precision and scalar loops: the readable specification of what the engine
 * computes, the source of numbers for the labs, and the oracle that the engine's tests compare with.
 *
 * <p>Layers are counted as in the lecture, l = 1 … L, where layer 1 is the input; so are neurons, i = 1 … n_l.
 * Wˡ leads from layer l to layer l+1, so a network of L layers has W¹ … W^{L−1}. Where the lecture gives a formula in
 * scalar and in vector form, there is a method for each, and the tests prove that both agree.
 *
 * <table class="striped">
 * <caption>Where the lecture's statements are</caption>
 * <thead><tr><th scope="col">no.</th><th scope="col">statement</th><th scope="col">class</th></tr></thead>
 * <tbody>
 * <tr><td>1</td><td>neuron</td><td>{@link org.myelin.lecture.Neuron}</td></tr>
 * <tr><td>2</td><td>layer, network</td><td>{@link org.myelin.lecture.Layer}, {@link
 * org.myelin.lecture.Network}</td></tr>
 * <tr><td>3-5</td><td>forward computation</td><td>{@link org.myelin.lecture.ForwardPass}</td></tr>
 * <tr><td>6</td><td>activation functions</td><td>{@link org.myelin.lecture.ElementWise}; beyond the lecture
 *     {@link org.myelin.lecture.Softmax}</td></tr>
 * <tr><td>7</td><td>logistic regression</td><td>{@link org.myelin.lecture.LogisticRegression}</td></tr>
 * <tr><td>8</td><td>training pair, one-hot</td><td>{@link org.myelin.lecture.Sample},
 *     {@link org.myelin.lecture.OneHot}</td></tr>
 * <tr><td>9</td><td>loss</td><td>{@link org.myelin.lecture.MeanSquaredError}; beyond the lecture
 *     {@link org.myelin.lecture.CrossEntropy}</td></tr>
 * <tr><td>10</td><td>stochastic gradient descent</td>
 *     <td>{@link org.myelin.lecture.StochasticGradientDescent}</td></tr>
 * <tr><td>11-14</td><td>backpropagation</td><td>{@link org.myelin.lecture.Sensitivities},
 *     {@link org.myelin.lecture.Gradients}, {@link org.myelin.lecture.Backpropagation}</td></tr>
 * <tr><td>15, 16</td><td>vanishing gradients</td><td>{@link org.myelin.lecture.SingleNeuronChain}</td></tr>
 * </tbody>
 * </table>
 *
 * <p>The lecture's formulas have no bias. Here a layer may have one: z = W a + b, and then ∂J/∂b = δ.
 *
 * <p>All types are immutable and may be shared between threads. Nothing here is made for speed. Wrong shapes and
 * indices are refused with an {@link java.lang.IllegalArgumentException} that says where, what was expected and what
 * was received.
 *
 * {@snippet :
 * Network network = new Network(
 *         List.of(
 *                 new Layer(Matrix.of(new double[][] {{1, -1}, {0.5, 2}}), ElementWise.SIGMOID),
 *                 new Layer(Matrix.of(new double[][] {{1, 1}}), ElementWise.LINEAR)),
 *         new MeanSquaredError());
 * Sample sample = new Sample(Vector.of(1, 2), Vector.of(1));
 * Vector output = network.forward(sample.x()).output();           // a³
 * double loss = network.loss(sample);                             // J
 * Matrix gradient = Backpropagation.of(network, sample).weights(1); // ∂J/∂W¹
 * }
 */
@NullMarked
package org.myelin.lecture;

import org.jspecify.annotations.NullMarked;
