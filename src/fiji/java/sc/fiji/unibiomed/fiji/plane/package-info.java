/**
 * Planes that are read when ImageJ wants them, from wherever they are.
 */
package sc.fiji.unibiomed.fiji.plane;
