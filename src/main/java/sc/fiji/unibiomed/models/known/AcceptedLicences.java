/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
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
		return JsonStore.read(file, TYPE).containsKey(key(licence));
	}

	public void add(final Licence licence) throws IOException {
		JsonStore.change(file, TYPE, all -> all.put(key(licence), Instant.now().toString()));
	}

	private static String key(final Licence licence) {
		return licence.repository() + " under " + licence.name();
	}
}
