package sc.fiji.unibiomed.onnx;

/**
 * A named edge of a graph: what a node produced, an input, or an initializer.
 *
 * @param name unique within its graph
 */
public record Value(String name) {
}
