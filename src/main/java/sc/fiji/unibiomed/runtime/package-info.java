/**
 * Running the networks: sessions of ONNX Runtime, devices, precision, threads, the key/value cache, and the cache of
 * prepared graphs on disk. Everything native is {@link java.lang.AutoCloseable} and counted (see
 * {@link sc.fiji.unibiomed.runtime.session.NativeHandles}).
 */
package sc.fiji.unibiomed.runtime;
