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

import java.util.List;
import java.util.stream.IntStream;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import sc.fiji.unibiomed.batch.task.TaskFindings;
import sc.fiji.unibiomed.findings.measure.MeasureColumns;
import sc.fiji.unibiomed.findings.measure.ValueKind;

/**
 * The columns of the table of all findings, with types: counts and places are whole numbers, measurements are doubles.
 */
final class FindingColumns {

	private static final List<StructField> FIELDS = fields();
	/** All of them, in the table's order. */
	static final StructType SCHEMA = DataTypes.createStructType(FIELDS);

	private FindingColumns() {}

	private static List<StructField> fields() {
		return MeasureColumns.files().stream()
			.map(measure -> DataTypes.createStructField(measure.key(), type(measure.kind()), true)).toList();
	}

	private static DataType type(final ValueKind kind) {
		return switch (kind) {
			case WHOLE_NUMBER -> DataTypes.LongType;
			case NUMBER -> DataTypes.DoubleType;
			case TEXT -> DataTypes.StringType;
		};
	}

	/** The findings of a task; an empty cell of a number is {@code null}. */
	static List<Row> rows(final TaskFindings findings) {
		return findings.rows().stream().map(FindingColumns::row).toList();
	}

	private static Row row(final List<String> cells) {
		return RowFactory.create(IntStream.range(0, FIELDS.size())
			.mapToObj(column -> value(cells.get(column), FIELDS.get(column).dataType())).toArray());
	}

	private static Object value(final String cell, final DataType type) {
		if (type.equals(DataTypes.StringType)) {
			return cell;
		}
		if (cell.isEmpty()) {
			return null;
		}
		// One of two calls rather than a choice of values, which would make both of them doubles.
		if (type.equals(DataTypes.LongType)) {
			return Long.valueOf(cell);
		}
		return Double.valueOf(cell);
	}
}
