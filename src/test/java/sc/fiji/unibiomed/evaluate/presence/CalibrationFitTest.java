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
package sc.fiji.unibiomed.evaluate.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.score.FindingScores;
import sc.fiji.unibiomed.interpret.check.Calibration;

class CalibrationFitTest {

	@Test
	void tooFewFindingsOfATargetAllowNoPromise() {
		final List<PresenceRow> rows = rows(12, PresenceRows.present("liver", 0.95, 0.9));

		final CalibrationFit fit = only(rows);

		assertEquals(Map.of(), fit.calibration().targets());
		assertEquals(List.of("liver: 12 findings are too few for this promise; 29 are needed.",
			"All targets together: 12 findings are too few for this promise; 29 are needed."), fit.sentences());
	}

	@Test
	void eachTargetAndAllTogetherHaveTheirOwnLevel() {
		// Names of one target are one target; the polyp is in none of the images, and nothing is promised of it.
		final List<PresenceRow> rows = rows(20, PresenceRows.present("liver", 0.96, 0.9));
		rows.addAll(rows(20, PresenceRows.present("Livers", 0.9, 0.9)));
		rows.addAll(rows(5, PresenceRows.absent("liver", 0)));
		rows.addAll(rows(30, PresenceRows.present("spleen", 0.95, 0.4)));
		rows.addAll(rows(10, PresenceRows.absent("polyp", 0.8)));

		final CalibrationFit fit = only(rows);

		assertEquals(new Calibration.Key("model", "exact", PresenceRows.MODE), fit.calibration().key());
		assertEquals(Map.of("liver", new Calibration.Level(0.9, 40, 0, 5)), fit.calibration().targets());
		assertEquals(Optional.empty(), fit.calibration().all());
		assertEquals(List.of("liver: at most 10 % of findings with evidence 0.90 or more are wrong, 95 % sure, n = 40.",
			"spleen: nothing can be promised, as of 30 findings 30 are wrong.",
			"All targets together: nothing can be promised, as of 80 findings 40 are wrong."), fit.sentences());
	}

	@Test
	void whatWasNeverAbsentIsSaid() {
		final CalibrationFit fit = only(rows(29, PresenceRows.present("liver", 0.953, 0.9)));

		assertEquals("liver: at most 10 % of findings with evidence 0.95 or more are wrong, 95 % sure, n = 29; " +
			"nothing absent was asked for.", fit.sentences().get(0));
	}

	@Test
	void imagesThatWereShownInAnotherWayAreCalibratedByThemselves() {
		final List<PresenceRow> rows = rows(29, PresenceRows.present("liver", 0.953, 0.9));
		final PresenceRow row = rows.get(0);
		final FindingScores shown = row.finding().orElseThrow();
		rows.add(new PresenceRow(row.item(), true, Optional.of(new FindingScores(shown.check(), shown.meanProbability(),
			shown.predictedIou(), shown.objectScore(), "CT liver")), row.dice(), ""));

		final List<CalibrationFit> fits = CalibrationFit.of(rows, "CHAOS", "model", "exact");

		assertEquals(List.of("CT liver", PresenceRows.MODE),
			fits.stream().map(fit -> fit.calibration().key().intensity()).toList());
		assertEquals(Set.of(), fits.get(0).calibration().targets().keySet());
		assertEquals(Set.of("liver"), fits.get(1).calibration().targets().keySet());
		assertEquals("liver (shown as: CT liver): 1 finding is too few for this promise; 29 are needed.",
			fits.get(0).sentences().get(0));
	}

	@Test
	void aNameOfADataSetBecomesALine() {
		assertEquals("my data", CalibrationFit
			.of(rows(1, PresenceRows.absent("liver", 0)), "my\ndata", "model", "exact").get(0).calibration().name());
	}

	private static CalibrationFit only(final List<PresenceRow> rows) {
		final List<CalibrationFit> fits = CalibrationFit.of(rows, "CHAOS", "model", "exact");
		assertEquals(1, fits.size());
		return fits.get(0);
	}

	private static List<PresenceRow> rows(final int count, final PresenceRow row) {
		final List<PresenceRow> rows = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			rows.add(row);
		}
		return rows;
	}
}
