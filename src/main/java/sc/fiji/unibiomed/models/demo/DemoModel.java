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
package sc.fiji.unibiomed.models.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * The demonstration model inside the jar: tiny, trained on computer-generated pictures only, of no diagnostic value.
 */
public final class DemoModel {

	/** Its name wherever a model is asked for. */
	public static final String NAME = "demo";

	private static final EmbeddedFolder FILES = new EmbeddedFolder("demo", "/sc/fiji/unibiomed/demo-model/",
		List.of("config.json", "generation_config.json", "model.safetensors", "vocab.json", "merges.txt",
			"added_tokens.json", "special_tokens_map.json", "tokenizer_config.json", "METRICS.md"));

	private DemoModel() {}

	/**
	 * The folder of the demonstration model on disk, copied there if need be.
	 *
	 * @throws IOException if it cannot be written; the message is for people
	 */
	public static Path folder(final CacheFolder cache) throws IOException {
		return FILES.copyInto(cache.places().stream().map(place -> place.resolve("models")).toList());
	}

	/** Checksums of its files, by name. */
	public static Map<String, FileDigest> digests() throws IOException {
		return FILES.digests();
	}
}
