/**
 * SAM 2 as ONNX graphs: Hiera image encoder, prompt and mask decoder, memory encoder and memory attention.
 */
package sc.fiji.unibiomed.network.sam2;
