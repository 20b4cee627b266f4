package org.myelin.runs;

import org.myelin.flow.GradientFlow;
import org.myelin.flow.InputFlow;
import org.myelin.flow.LayerFlow;
import org.myelin.nn.Activation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was observed of a step, as a part of a line of {@code events.jsonl}. */
final class FlowJson {
    private FlowJson() {}

    static void put(GradientFlow flow, ObjectNode line) {
        ObjectNode input = line.putObject("input");
        input.put("samples", flow.input().samples());
        input.put("mean", flow.input().mean());
        input.put("deviation", flow.input().deviation());
        ArrayNode layers = line.putArray("layers");
        for (LayerFlow flowOfLayer : flow.layers()) {
            put(flowOfLayer, layers.addObject());
        }
    }

    private static void put(LayerFlow flow, ObjectNode layer) {
        layer.put("layer", flow.label());
        layer.put("neurons", flow.neurons());
        layer.put("activation", flow.activation().toString());
        layer.put("sensitivity", flow.sensitivity());
        layer.put("gradient", flow.gradient());
        layer.put("weight", flow.weight());
        layer.put("update", flow.update());
        layer.put("mean", flow.mean());
        layer.put("deviation", flow.deviation());
        layer.put("dead", flow.dead());
        layer.put("saturated", flow.saturated());
    }

    /** The opposite of {@link #put}. */
    static GradientFlow read(JsonNode line) {
        JsonNode input = line.required("input");
        return new GradientFlow(
                new InputFlow(
                        input.required("samples").asInt(),
                        input.required("mean").asDouble(),
                        input.required("deviation").asDouble()),
                line.required("layers").valueStream().map(FlowJson::layer).toList());
    }

    private static LayerFlow layer(JsonNode layer) {
        return new LayerFlow(
                layer.required("layer").asString(),
                layer.required("neurons").asInt(),
                Names.find(Activation.values(), layer.required("activation").asString(), "activation"),
                layer.required("sensitivity").asDouble(),
                layer.required("gradient").asDouble(),
                layer.required("weight").asDouble(),
                layer.required("update").asDouble(),
                layer.required("mean").asDouble(),
                layer.required("deviation").asDouble(),
                layer.required("dead").asDouble(),
                layer.required("saturated").asDouble());
    }
}
