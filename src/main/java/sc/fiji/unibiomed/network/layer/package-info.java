/**
 * What all networks are built of: linear layers in their precisions, norms, and where their weights come
 * from.
 */
package sc.fiji.unibiomed.network.layer;
