package sc.fiji.unibiomed.findings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** What an {@code answer.json} tells of the files beside it. It may have been changed by anybody. */
final class EarlierAnswer {

	private EarlierAnswer() {
	}

	/** Names of exported files in the same folder; none if the answer does not tell of any that can be there. */
	static List<String> exports(final Path answer) throws IOException {
		if (!Files.isRegularFile(answer)) {
			return List.of();
		}
		try (Reader reader = Files.newBufferedReader(answer, StandardCharsets.UTF_8)) {
			final JsonElement json = JsonParser.parseReader(reader);
			final JsonElement names = json instanceof final JsonObject object ? object.get("exports") : null;
			final List<String> exports = new ArrayList<>();
			if (names != null && names.isJsonArray()) {
				for (final JsonElement name : names.getAsJsonArray()) {
					if (name.isJsonPrimitive() && name.getAsString().matches("[^/\\\\\\p{Cntrl}]+-[^/\\\\\\p{Cntrl}]+")) {
						exports.add(name.getAsString());
					}
				}
			}
			return exports;
		}
		catch (final JsonParseException | java.nio.charset.CharacterCodingException e) {
			// It is none of ours.
			return List.of();
		}
	}
}
