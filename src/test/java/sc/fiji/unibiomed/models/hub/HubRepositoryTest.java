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
package sc.fiji.unibiomed.models.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubRepositoryTest {

	@Test
	void ownerAndNameMeanTheMainBranch() {
		final HubRepository repository = HubRepository.parse("Luffy503/UniBiomed").orElseThrow();
		assertEquals(new HubRepository("Luffy503", "UniBiomed", "main"), repository);
		assertEquals("Luffy503/UniBiomed", repository.toString());
		assertEquals("Luffy503--UniBiomed", repository.folder());
	}

	@Test
	void aRevisionMayBeABranchWithSlashes() {
		final HubRepository repository = HubRepository.parse("a/b.c-d@refs/pr/1").orElseThrow();
		assertEquals("refs/pr/1", repository.revision());
		assertEquals("a/b.c-d@refs/pr/1", repository.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "demo", "a/b/c", "a/../b", "../a/b", "/a/b", "a/b@", "a b/c", "a/b@../../x", "a--b/c",
		"-a/b", ".a/b", "a/b\n", "C:/models", "a/b@main x", "a/b@..", "a/b@v1..2", "a/b@x/../y", "a/b@x/./y",
		"a/b@x//y", "a/b@x/", "a/b@x/.git", "a/b@x.lock", "a/b@x\\y", "a/b@x\\..\\y", "a/b@%2e%2e" })
	void otherTextsNameNoRepository(final String text) {
		assertEquals(Optional.empty(), HubRepository.parse(text));
	}

	@Test
	void noRepositoryLeadsOutOfItsFolder() {
		assertThrows(IllegalArgumentException.class, () -> new HubRepository("..", "b", "main"));
		assertThrows(IllegalArgumentException.class, () -> new HubRepository("a", "b", "../../etc"));
	}
}
