/**
 * Which models there are and where they lie on this disk.
 */
package sc.fiji.unibiomed.models;
