/**
 * InternVL 2.5 as ONNX graphs: vision encoder, and language model with key/value cache.
 */
package sc.fiji.unibiomed.network.internvl;
