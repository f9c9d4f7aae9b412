// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Version;
import org.operando.io.text.ColumnText;

/** Text of two columns, Raman shift in 1/cm (ascending) and counts, below a comment that begins with "# Raman". */
@Version(1)
public final class TwoColumnLoader implements Loader<RamanTechnique.Measurement, RamanTechnique.Spectrum> {
    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith("# Raman") ? Recognition.yes(0.9, "its first line says Raman")
                : Recognition.no("does not begin with '# Raman'");
    }

    @Override
    public Loaded<RamanTechnique.Spectrum> load(List<Path> files, RamanTechnique.Measurement said, Context context)
            throws LoadException {
        ColumnText text = ColumnText.read(files.getFirst());
        double[] shift = text.column(0, "the Raman shift");
        double[] counts = text.column(1, "the counts");
        text.warnings().forEach(warning -> context.warn(warning.where(), warning.what()));
        if (files.size() > 1 || IntStream.range(1, shift.length).anyMatch(i -> !(shift[i] > shift[i - 1]))) {
            throw LoadException.at(text.file(), "", "one file with ascending shift expected", "sort its rows by shift");
        }
        Table points = Table.of(Column.of("shift", "1/cm", shift), Column.of("counts", "counts", counts));
        return new Loaded<>(new RamanTechnique.Spectrum(said.laser(), points), Map.of());
    }
}
