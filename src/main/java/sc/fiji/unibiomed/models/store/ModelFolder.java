package sc.fiji.unibiomed.models.store;

import java.nio.file.Path;

/**
 * A model on this disk.
 *
 * @param name what it is called
 * @param folder its files
 * @param place whose folder it is
 */
public record ModelFolder(String name, Path folder, ModelPlace place) {
}
