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
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.models.download.DownloadException;
import sc.fiji.unibiomed.models.download.FileDigest;
import sc.fiji.unibiomed.models.hub.HubFile;
import sc.fiji.unibiomed.models.hub.HubListing;
import sc.fiji.unibiomed.models.hub.HubRepository;

/** Which files of a repository are fetched. */
class ModelFilesTest {

	@Test
	void whatIsReadIsFetchedAndTheWeightsLast() throws DownloadException {
		assertEquals(
			List.of("README.md", "config.json", "tokenizer.json", "LICENSE", "model-00001-of-00002.safetensors",
				"model-00002-of-00002.safetensors"),
			fetched("README.md", "model-00002-of-00002.safetensors", "config.json", "figure.png",
				"model-00001-of-00002.safetensors", "tokenizer.json", "modeling.py", "LICENSE",
				"onnx/model.safetensors"));
		// Where there are both, one file is enough.
		assertEquals(List.of("config.json", "model.safetensors"),
			fetched("model-00001-of-00001.safetensors", "model.safetensors", "config.json"));
	}

	@Test
	void aRepositoryWithoutWeightsIsNone() {
		assertEquals(
			"ada/model has no weights in the format safetensors; nothing was downloaded. Ask its authors for " +
				"safetensors.",
			refused("config.json", "model.gguf"));
		for (final String pickle : new String[] { "pytorch_model.bin", "model.pt", "model.pth", "last.ckpt" }) {
			assertEquals(
				"ada/model has no weights in the format safetensors, only Python pickles, which can run any " +
					"code when they are opened; nothing was downloaded. Ask its authors for safetensors.",
				refused("config.json", pickle));
		}
	}

	@Test
	void weightsWithoutAConfigurationAreNoModel() {
		assertEquals(
			"ada/model has no config.json, so it is not a model that this program reads; nothing was downloaded.",
			refused("model.safetensors", "README.md", "generation_config.json"));
	}

	private static String refused(final String... names) {
		return assertThrows(DownloadException.class, () -> fetched(names)).getMessage();
	}

	private static List<String> fetched(final String... names) throws DownloadException {
		final List<HubFile> files = Arrays.stream(names)
			.map(name -> new HubFile(name, 1, FileDigest.sha256("0".repeat(64)))).toList();
		return ModelFiles
			.of(new HubListing(new HubRepository("ada", "model", "main"), "0".repeat(40), "", files, List.of()))
			.stream().map(HubFile::path).toList();
	}
}
