/**
 * What a model can run on (CPU, NVIDIA GPU, CoreML), how this computer is looked through for it, and in which
 * precision.
 */
package sc.fiji.unibiomed.runtime.device;
