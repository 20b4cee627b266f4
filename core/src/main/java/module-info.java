/**
 * Deep fully connected neural networks: description, training, evaluation and prediction, without any dependency at
 * run time. The optional module {@code jdk.incubator.vector} makes it many times faster.
 */
module org.myelin {
    requires java.net.http;
    requires static jdk.incubator.vector;
    requires static org.jspecify;

    exports org.myelin.bench;
    exports org.myelin.check;
    exports org.myelin.data;
    exports org.myelin.doctor;
    exports org.myelin.flow;
    exports org.myelin.io;
    exports org.myelin.lecture;
    exports org.myelin.message;
    exports org.myelin.model;
    exports org.myelin.nn;
    exports org.myelin.optim;
    exports org.myelin.text;
    exports org.myelin.train;
    exports org.myelin.tune;
}
