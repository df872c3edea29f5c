package sc.fiji.unibiomed.models.store;

/** Where a model lies. */
public enum ModelPlace {
	/** Copied from the program into the cache folder. */
	EMBEDDED,
	/** Fetched or imported into this program's cache folder. */
	CACHE,
	/** Fetched by other programs into the cache that the hub's own software shares; only read. */
	HUB_CACHE,
	/** A folder of the user's. */
	FOLDER
}
