/**
 * Models by name: those that this program knows, those that users added, their licences.
 */
package sc.fiji.unibiomed.models.known;
