/**
 * Models in ImageJ: offering to fetch one that is missing, and the window in which they are looked after.
 */
package sc.fiji.unibiomed.imagej.models;
