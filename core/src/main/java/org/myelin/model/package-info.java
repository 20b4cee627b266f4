/**
 * The trained {@linkplain org.myelin.model.Model model}: network, normaliser, class names and provenance in one
 * immutable object with a file format of its own; its {@linkplain org.myelin.model.Predictor predictions} and its
 * {@linkplain org.myelin.model.Evaluation evaluation} on data.
 */
@NullMarked
package org.myelin.model;

import org.jspecify.annotations.NullMarked;
