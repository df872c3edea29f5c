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
package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

import sc.fiji.unibiomed.batch.task.EntryRecord;
import sc.fiji.unibiomed.batch.task.TaskFindings;
import sc.fiji.unibiomed.findings.export.CsvTable;

/**
 * A task that reads the findings of its answers from the output folder.
 *
 * @param folder where they are
 * @param forSpreadsheets whether texts are made safe as in every other table; see {@link CsvTable}
 */
record FindingRows(SharedFolder folder,
	boolean forSpreadsheets) implements FlatMapFunction<Iterator<EntryRecord>, Row>
{

	@Override
	public Iterator<Row> call(final Iterator<EntryRecord> records) throws IOException {
		folder.require();
		final List<Row> rows = new ArrayList<>();
		while (records.hasNext()) {
			rows.addAll(rows(TaskFindings.of(records.next(), folder.folder())));
		}
		return rows.iterator();
	}

	private List<Row> rows(final TaskFindings findings) {
		return FindingColumns.rows(forSpreadsheets
			? new TaskFindings(
				findings.rows().stream().map(cells -> cells.stream().map(CsvTable::cell).toList()).toList())
			: findings);
	}
}
