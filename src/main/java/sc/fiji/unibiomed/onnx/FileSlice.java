package sc.fiji.unibiomed.onnx;

import java.nio.file.Path;

/**
 * Bytes of a file that an initializer refers to in place (ONNX "external data").
 *
 * @param file the file; its name is what the graph stores, its folder is given to the session
 * @param offset first byte; need not be aligned
 * @param length number of bytes
 */
public record FileSlice(Path file, long offset, long length) {
}
