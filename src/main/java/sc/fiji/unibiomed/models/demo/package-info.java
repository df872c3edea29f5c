/**
 * The demonstration model and the sample images inside the jar, as files.
 */
package sc.fiji.unibiomed.models.demo;
