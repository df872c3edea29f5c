/**
 * Large files from web servers: resumed, checked while they arrive, and never taken for whole before they are.
 */
package sc.fiji.unibiomed.models.download;
