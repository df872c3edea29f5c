/**
 * The one model that ImageJ has in memory, and the settings that choose it.
 */
package sc.fiji.unibiomed.imagej.host;
