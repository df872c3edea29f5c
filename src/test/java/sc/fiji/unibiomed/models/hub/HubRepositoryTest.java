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
	@ValueSource(strings = { "", "demo", "a/b/c", "a/../b", "../a/b", "/a/b", "a/b@", "a b/c", "a/b@../../x", "a--b/c", "-a/b",
		".a/b", "a/b\n", "C:/models", "a/b@main x" })
	void otherTextsNameNoRepository(final String text) {
		assertEquals(Optional.empty(), HubRepository.parse(text));
	}

	@Test
	void noRepositoryLeadsOutOfItsFolder() {
		assertThrows(IllegalArgumentException.class, () -> new HubRepository("..", "b", "main"));
		assertThrows(IllegalArgumentException.class, () -> new HubRepository("a", "b", "../../etc"));
	}
}
