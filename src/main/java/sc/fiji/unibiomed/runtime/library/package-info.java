/**
 * Native libraries: ONNX Runtime, NVIDIA's CUDA and cuDNN, the tokenizer. Which are there, whether their
 * versions fit, and how they are loaded.
 */
package sc.fiji.unibiomed.runtime.library;
