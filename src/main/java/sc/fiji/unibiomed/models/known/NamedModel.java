package sc.fiji.unibiomed.models.known;

import java.util.Optional;

/**
 * A model that somebody asks for.
 *
 * @param name what it is called
 * @param source where it comes from
 * @param about what is known of it; empty for models of the user's own
 */
public record NamedModel(String name, ModelSource source, Optional<KnownModel> about) {

	public static NamedModel of(final KnownModel known) {
		return new NamedModel(known.name(), known.source().<ModelSource>map(ModelSource.Repository::new).orElseGet(
			ModelSource.Embedded::new), Optional.of(known));
	}
}
