/**
 * The folder of models on this disk: manifest, places, locks.
 */
package sc.fiji.unibiomed.models.store;
