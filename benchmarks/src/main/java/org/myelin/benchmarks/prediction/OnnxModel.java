package org.myelin.benchmarks.prediction;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.myelin.nn.Parameters;

/**
 * A network as an ONNX file: Gemm, Relu, …, Gemm, Softmax. The caller sees to it that it has these activations.
 *
 * <p>Field numbers are those of <a href="https://github.com/onnx/onnx/blob/v1.17.0/onnx/onnx.proto">onnx.proto</a>.
 */
final class OnnxModel {
    static final String INPUT = "x";
    static final String OUTPUT = "y";

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int FLOAT = 1;
    private static final int INT_ATTRIBUTE = 2;

    private OnnxModel() {}

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    static byte[] of(Parameters parameters) {
        int inputs = parameters.architecture().inputs();
        int outputs = parameters.architecture().outputs();
        return message(model -> {
            model.writeInt64(1, IR_VERSION);
            model.writeByteArray(7, graph(parameters, inputs, outputs));
            model.writeByteArray(8, message(set -> set.writeInt64(2, OPERATOR_SET)));
        });
    }

    private static byte[] graph(Parameters parameters, int inputs, int outputs) {
        List<byte[]> nodes = new ArrayList<>();
        List<byte[]> tensors = new ArrayList<>();
        String a = INPUT;
        int depth = parameters.architecture().layers().size();
        for (int l = 0; l < depth; l++) {
            int rows = parameters.architecture().leaves().get(l).outputs();
            int columns = parameters.architecture().inputsOf(l);
            tensors.add(tensor("w" + l, parameters.weights(l), rows, columns));
            tensors.add(tensor("b" + l, parameters.biases(l), rows));
            nodes.add(gemm(a, "w" + l, "b" + l, "z" + l));
            boolean last = l == depth - 1;
            a = last ? OUTPUT : "a" + l;
            nodes.add(node(last ? "Softmax" : "Relu", a, "z" + l));
        }
        return message(graph -> {
            for (byte[] node : nodes) {
                graph.writeByteArray(1, node);
            }
            graph.writeString(2, "network");
            for (byte[] tensor : tensors) {
                graph.writeByteArray(5, tensor);
            }
            graph.writeByteArray(11, value(INPUT, inputs));
            graph.writeByteArray(12, value(OUTPUT, outputs));
        });
    }

    /** z = a Wᵀ + b for a row a. */
    private static byte[] gemm(String a, String w, String b, String z) {
        return message(node -> {
            node.writeRawBytes(node("Gemm", z, a, w, b));
            node.writeByteArray(5, message(attribute -> {
                attribute.writeString(1, "transB");
                attribute.writeInt64(3, 1);
                attribute.writeEnum(20, INT_ATTRIBUTE);
            }));
        });
    }

    private static byte[] node(String operator, String output, String... inputs) {
        return message(node -> {
            for (String input : inputs) {
                node.writeString(1, input);
            }
            node.writeString(2, output);
            node.writeString(4, operator);
        });
    }

    private static byte[] tensor(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return message(tensor -> {
            for (long size : shape) {
                tensor.writeInt64(1, size);
            }
            tensor.writeInt32(2, FLOAT);
            tensor.writeString(8, name);
            tensor.writeBytes(9, ByteString.copyFrom(bytes));
        });
    }

    private static byte[] value(String name, int size) {
        byte[] shape = message(fields -> {
            fields.writeByteArray(1, message(one -> one.writeInt64(1, 1)));
            fields.writeByteArray(1, message(other -> other.writeInt64(1, size)));
        });
        byte[] type = message(fields -> {
            fields.writeInt32(1, FLOAT);
            fields.writeByteArray(2, shape);
        });
        return message(value -> {
            value.writeString(1, name);
            value.writeByteArray(2, message(of -> of.writeByteArray(1, type)));
        });
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
