package org.myelin.data;

/** The check that every label names a class. */
final class Labels {
    private Labels() {}

    static void requireClass(String dataset, int sample, int label, int classes) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("data set " + dataset + ": sample " + sample + " has label " + label
                    + ", but there are " + classes + " classes, numbered from 0");
        }
    }
}
