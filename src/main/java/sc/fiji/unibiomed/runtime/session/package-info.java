/**
 * One ONNX network on one device: sessions, tensors, and native memory that is given back.
 */
package sc.fiji.unibiomed.runtime.session;
