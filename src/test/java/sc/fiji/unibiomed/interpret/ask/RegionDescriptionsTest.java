package sc.fiji.unibiomed.interpret.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class RegionDescriptionsTest {

	@Test
	void theWholeAnswerDescribesTheOnlyRegion() {
		assertEquals(List.of("left kidney"), RegionDescriptions.of("left kidney", 1));
	}

	@Test
	void anAnswerAboutSeveralRegionsIsTakenApart() {
		assertEquals(List.of("left kidney", "spleen"), RegionDescriptions.of("region1: left kidney, region2: spleen", 2));
		assertEquals(List.of("the liver", "a tumor"), RegionDescriptions.of("Region 1 is the liver. Region 2 shows a tumor.", 2));
	}

	@Test
	void aRegionThatTheAnswerDoesNotNameGetsTheWholeAnswer() {
		assertEquals(List.of("region2: spleen", "spleen"), RegionDescriptions.of("region2: spleen", 2));
	}

	@Test
	void regionsThatNobodyAskedForAreIgnored() {
		assertEquals(List.of("liver", "spleen"), RegionDescriptions.of("region1: liver, region2: spleen, region3: brain", 2));
	}
}
