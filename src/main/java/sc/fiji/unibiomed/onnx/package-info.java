/**
 * Writing ONNX graphs: operators, constants, and weights that stay where they are on disk. Knows nothing of checkpoints
 * or of any particular network.
 */
package sc.fiji.unibiomed.onnx;
