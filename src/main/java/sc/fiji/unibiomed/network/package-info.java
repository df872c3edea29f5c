/**
 * The sub-networks of a Sa2VA-style model (Yuan et al., arXiv 2501.04001), one class each: from the checkpoint's
 * configuration and tensors to an ONNX graph. Sizes come from the configuration and the tensors, never from here.
 */
package sc.fiji.unibiomed.network;
