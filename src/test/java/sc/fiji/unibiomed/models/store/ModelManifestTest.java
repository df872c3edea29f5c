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
package sc.fiji.unibiomed.models.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.models.download.FileDigest;

/** The list of its files that lies in a model's folder; others may have written it. */
class ModelManifestTest {

	private static final ModelManifest MANIFEST = new ModelManifest("small", "ada/model", "main", "0".repeat(40), "mit",
		"2026-01-02T03:04:05Z", null,
		List.of(new ModelManifest.Item("config.json", 3, FileDigest.gitBlob("1".repeat(40))),
			new ModelManifest.Item("model.safetensors", 5, FileDigest.sha256("2".repeat(64)))));

	@TempDir
	private Path work;

	@Test
	void whatIsWrittenIsRead() throws IOException {
		assertEquals(Optional.empty(), ModelManifest.read(work));
		MANIFEST.write(work);
		assertEquals(Optional.of(MANIFEST), ModelManifest.read(work));
		assertEquals(8, MANIFEST.bytes());
	}

	@Test
	void aModelIsWholeOnceAllItsFilesHaveTheirSizes() throws IOException {
		assertFalse(MANIFEST.isCompleteIn(work));
		Files.write(work.resolve("config.json"), new byte[3]);
		Files.write(work.resolve("model.safetensors"), new byte[4]);
		assertFalse(MANIFEST.isCompleteIn(work));
		Files.write(work.resolve("model.safetensors"), new byte[5]);
		assertTrue(MANIFEST.isCompleteIn(work));
	}

	/** Nothing is done with a list that names files elsewhere, or no checksums. */
	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "[1]", "{ nonsense", "{'name':'x'}", "{'name':'x','files':[]}",
		"{'files':[ITEM]}", "{'name':'x','files':[null]}", "{'name':'x','files':[ITEM,null]}",
		"{'name':'x','files':[ITEM,{'name':'../../x','bytes':1,'digest':DIGEST}]}",
		"{'name':'x','files':[ITEM,{'bytes':1,'digest':DIGEST}]}", "{'name':'x','files':[ITEM,{'name':'a','bytes':1}]}",
		"{'name':'x','files':[ITEM,{'name':'a','bytes':1,'digest':{'kind':'MD5','hex':'00'}}]}" })
	void aListThatMakesNoSenseIsNone(final String json) throws IOException {
		assertEquals(Optional.empty(), read(json));
		assertTrue(read("{'name':'x','files':[ITEM]}").isPresent());
	}

	private Optional<ModelManifest> read(final String json) throws IOException {
		Files.writeString(work.resolve(ModelManifest.FILE),
			json.replace("ITEM", "{'name':'config.json','bytes':1,'digest':DIGEST}")
				.replace("DIGEST", "{'kind':'SHA256','hex':'" + "0".repeat(64) + "'}").replace('\'', '"'));
		return ModelManifest.read(work);
	}
}
