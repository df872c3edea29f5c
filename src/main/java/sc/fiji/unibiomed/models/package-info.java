/**
 * Which models there are and where they lie on this disk, and what else is fetched and kept there.
 */
package sc.fiji.unibiomed.models;
