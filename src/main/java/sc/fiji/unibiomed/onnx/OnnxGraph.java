package sc.fiji.unibiomed.onnx;

import java.nio.file.Path;
import java.util.List;

/**
 * A finished graph: the serialised {@code ModelProto} and the folder its external weights are read from.
 *
 * @param name short name for messages and cache files, such as {@code vision-encoder}
 * @param model serialised ONNX {@code ModelProto}; large weights are not in it
 * @param weightsFolder folder of the files that external initializers name, or {@code null} when there are none
 * @param inputs names of the inputs, in order
 * @param outputs names of the outputs, in order
 */
public record OnnxGraph(String name, byte[] model, Path weightsFolder, List<String> inputs, List<String> outputs) {
}
