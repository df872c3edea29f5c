/**
 * Tensors in safetensors files: headers, shards, types, rows, checksums. Memory-mapped, never copied as a
 * whole.
 */
package sc.fiji.unibiomed.checkpoint.weights;
