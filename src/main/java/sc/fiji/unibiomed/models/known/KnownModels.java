package sc.fiji.unibiomed.models.known;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.google.gson.Gson;

import sc.fiji.unibiomed.models.hub.HubRepository;

/** The models that this program knows of, from {@code known-models.json}. */
public final class KnownModels {

	private static final String LIST = "/sc/fiji/unibiomed/models/known-models.json";
	private static final List<KnownModel> ALL = read();

	private KnownModels() {
	}

	/** All of them, the one inside the program first. */
	public static List<KnownModel> all() {
		return ALL;
	}

	/** The model of that name, in capitals or not. */
	public static Optional<KnownModel> named(final String name) {
		return ALL.stream().filter(model -> model.name().equalsIgnoreCase(name)).findFirst();
	}

	/** The model that is in a repository, whichever revision is meant. */
	public static Optional<KnownModel> in(final HubRepository repository) {
		return ALL.stream().filter(model -> repository.id().equalsIgnoreCase(model.repository())).findFirst();
	}

	private static List<KnownModel> read() {
		try (Reader reader = new InputStreamReader(KnownModels.class.getResourceAsStream(LIST), StandardCharsets.UTF_8)) {
			return List.of(new Gson().fromJson(reader, KnownModel[].class));
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The list of known models is missing in the program; this installation is damaged.", e);
		}
	}
}
