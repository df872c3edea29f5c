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
package sc.fiji.unibiomed.interpret.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.DicomTags;

class TextClaimsTest {

	@Test
	void eachMarkHasTheClaimsOfItsSentence() {
		assertEquals(
			List.of(new TextClaims(Set.of("upper", "left"), "large", OptionalInt.empty()),
				new TextClaims(Set.of(), "", OptionalInt.empty())),
			TextClaims
				.of("There is <p> a large tumor </p> [SEG] in the upper left region. The <p> nuclei </p> [SEG] are " +
					"also visible.<|end|>"));
		assertEquals(List.of(new TextClaims(Set.of(), "small", OptionalInt.of(2)), TextClaims.NONE),
			TextClaims.of("There are 2 <p> small lesions </p> [SEG]. The <p> bladder </p> [SEG] is also visible."));
		assertEquals(List.of(TextClaims.NONE), TextClaims.of("Sure, it is [SEG]."));
		assertEquals(List.of(), TextClaims.of("Nothing is there."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "In the lower part, there is <p> a cyst </p> [SEG]. | [lower]",
			"<p> A cyst </p> [SEG] in the middle of the image. | [central]",
			"The <p> left lung </p> [SEG] is normal. | []", "<p> A cyst </p> [SEG] in the left kidney. | []",
			"<p> A cyst </p> [SEG] and <p> a stone </p> [SEG] in the right half. | []" })
	void placesAreThoseOfThePictureOnly(final String answer, final String places) {
		assertEquals(places, TextClaims.of(answer).get(0).places().toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "There are three <p> polyps </p> [SEG]. | 3", "<p> 12 small nodules </p> [SEG] | 12",
			"There is <p> a 5 mm nodule </p> [SEG]. | -1", "There is one <p> nodule </p> [SEG]. | 1",
			"In 2020 there was no change. The <p> liver </p> [SEG] | -1" })
	void numbersAreThoseOfThings(final String answer, final int number) {
		assertEquals(number, TextClaims.of(answer).get(0).number().orElse(-1));
	}

	private static FindingMask mask(final int left, final int top, final int side) {
		return FindingMask
			.unrated(BinaryMask.of(100, 100, (x, y) -> x >= left && x < left + side && y >= top && y < top + side));
	}

	private static List<String> wrong(final String answer, final FindingMask mask) {
		return new ClaimCheck(SizeLimits.UNKNOWN, PictureSides.OF_PICTURE).contradictions(TextClaims.of(answer).get(0),
			"tumor", mask);
	}

	/** Centres at 15 % and 85 %, 50 %. */
	@Test
	void placesAreComparedWithTheOutline() {
		final String left = "There is <p> a tumor </p> [SEG] in the left region.";
		assertEquals(List.of(), wrong(left, mask(10, 45, 10)));
		assertEquals(List.of("the text says left, but the outline lies right in the picture"),
			wrong(left, mask(80, 45, 10)));
		assertEquals(List.of("the text says central, but the outline lies upper left in the picture"),
			wrong("<p> A tumor </p> [SEG] in the central region.", mask(10, 10, 10)));
		assertEquals(List.of(), wrong("<p> A tumor </p> [SEG] in the central region.", mask(40, 45, 10)));
		assertEquals(List.of("the text says lower, but the outline lies upper left in the picture"),
			wrong("<p> A tumor </p> [SEG] in the lower left region.", mask(10, 10, 10)));
	}

	/** A slice as radiologists look at it, from the feet: the patient's left is on the picture's right. */
	@Test
	void whereTheOrientationIsKnownSidesAreThePatients() {
		final String left = "There is <p> a tumor </p> [SEG] in the left region.";
		final DicomTags axial = DicomTags.in(List.of("0020,0037  Image Orientation (Patient): 1\\0\\0\\0\\1\\0"));
		final ClaimCheck patient = new ClaimCheck(SizeLimits.UNKNOWN, PictureSides.of(axial));
		assertEquals(List.of(), patient.contradictions(TextClaims.of(left).get(0), "tumor", mask(80, 45, 10)));
		assertEquals(List.of("the text says left, but the outline lies right in the patient"),
			patient.contradictions(TextClaims.of(left).get(0), "tumor", mask(10, 45, 10)));
		assertEquals(PictureSides.PATIENT_LEFT_IS_LEFT,
			PictureSides.of(DicomTags.in(List.of("0020,0037  Image Orientation (Patient): -1\\0\\0\\0\\1\\0"))));
		// A sagittal slice has no left and right.
		assertEquals(PictureSides.OF_PICTURE,
			PictureSides.of(DicomTags.in(List.of("0020,0037  Image Orientation (Patient): 0\\1\\0\\0\\0\\-1"))));
		assertEquals(PictureSides.OF_PICTURE, PictureSides.of(DicomTags.NONE));
	}

	@Test
	void numbersAreComparedWithTheParts() {
		final FindingMask two = FindingMask
			.unrated(BinaryMask.of(100, 100, (x, y) -> y < 20 && (x < 20 || x > 60 && x < 80) || x == 99 && y == 99));
		// A single pixel is a crumb of the others.
		assertEquals(List.of(), wrong("There are 2 <p> tumors </p> [SEG].", two));
		assertEquals(List.of("the text says 3, but the outline has 2 parts"),
			wrong("There are 3 <p> tumors </p> [SEG].", two));
		assertEquals(List.of("the text says 2, but the outline has 1 part"),
			wrong("There are 2 <p> tumors </p> [SEG].", mask(10, 10, 10)));
	}

	/** 20 × 20 of 100 × 100 pixels are 4 %. */
	@Test
	void sizesAreComparedWhereSomebodyKnowsThem() {
		assertEquals(List.of(), wrong("<p> A small tumor </p> [SEG]", mask(0, 0, 20)));
		assertEquals(List.of("the text says small, but it has 25.0 % of the picture"),
			wrong("<p> A small tumor </p> [SEG]", mask(0, 0, 50)));
		assertEquals(List.of("the text says large, but it has 0.1 % of the picture"),
			wrong("<p> A huge tumor </p> [SEG]", mask(0, 0, 3)));
		final ClaimCheck known = new ClaimCheck(new SizeLimits(Map.of("tumor", 0.08)), PictureSides.OF_PICTURE);
		assertEquals(List.of("the text says large, but it has 4.0 % of the picture"), known
			.contradictions(TextClaims.of("<p> A large tumor </p> [SEG]").get(0), "a large tumor", mask(0, 0, 20)));
		assertEquals(List.of(),
			known.contradictions(TextClaims.of("<p> Small tumors </p> [SEG]").get(0), "small tumors", mask(0, 0, 20)));
	}

	@Test
	void targetsWithoutAnOutlineAreFound() {
		final List<String> targets = List.of("nodule", "liver", "liver tumor", "kidney", "left kidney");
		assertEquals(List.of("nodule"),
			NamedTargets.in("There is <p> a liver tumor </p> [SEG] in the left region. A nodule is also visible.",
				List.of("a liver tumor"), targets));
		assertEquals(List.of(), NamedTargets.in("No nodule is found. The <p> liver </p> [SEG] appears without a tumor.",
			List.of("liver"), targets));
		assertEquals(List.of("left kidney"), NamedTargets.in("The left kidney is enlarged.", List.of(), targets));
		assertEquals(List.of(), NamedTargets.in("The <p> left kidney </p> [SEG] is there. The kidney is large.",
			List.of("left kidney"), targets));
		assertEquals(List.of(), NamedTargets.in("Sure, the nodule is [SEG].", List.of("nodule"), targets));
	}
}
