package sc.fiji.unibiomed.findings.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

import com.google.gson.stream.JsonWriter;

import sc.fiji.unibiomed.findings.measure.Numbers;

/** Pieces of JSON that several formats share. */
final class Json {

	private Json() {
	}

	/** Writes a number under a name; nothing at all where there is no number, as JSON has no NaN. */
	static void number(final JsonWriter json, final String name, final double value) throws IOException {
		final String plain = Numbers.plain(value);
		if (!plain.isEmpty()) {
			json.name(name).value(new BigDecimal(plain));
		}
	}

	/** Writes an object of texts. */
	static void texts(final JsonWriter json, final Map<String, String> texts) throws IOException {
		json.beginObject();
		for (final Map.Entry<String, String> text : texts.entrySet()) {
			json.name(text.getKey()).value(text.getValue());
		}
		json.endObject();
	}
}
