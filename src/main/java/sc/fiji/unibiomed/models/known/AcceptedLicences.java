package sc.fiji.unibiomed.models.known;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import com.google.gson.reflect.TypeToken;

/**
 * What this user has agreed to, so that nobody is asked twice: licence and repository, with the time.
 *
 * @param file need not exist
 */
public record AcceptedLicences(Path file) {

	private static final TypeToken<Map<String, String>> TYPE = new TypeToken<>() {};

	public boolean contain(final Licence licence) throws IOException {
		return JsonStore.read(file, TYPE, Map.of()).containsKey(key(licence));
	}

	public void add(final Licence licence) throws IOException {
		JsonStore.change(file, TYPE, Map.of(), all -> all.put(key(licence), Instant.now().toString()));
	}

	private static String key(final Licence licence) {
		return licence.repository() + " under " + licence.name();
	}
}
