#!/usr/bin/env python3
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
"""Writes the samples beside it with h5py 3.7, all values by formula, in the layout of azint-writer (MAX IV)."""
import h5py
import numpy as np

N, FRAMES = 40, 3
I = np.array([[100 * (f + 1) + (i * i) % 17 for i in range(N)] for f in range(FRAMES)], dtype=np.float32)


def head(entry):
    entry.attrs['NX_class'] = 'NXentry'
    entry.attrs['default'] = 'data'
    entry['solid_angle_applied'] = True
    entry['polarization_applied'] = True
    entry['normalization_applied'] = False
    mono = entry.create_group('instrument/monochromator')
    entry['instrument'].attrs['NX_class'] = 'NXinstrument'
    entry['instrument']['name'] = np.bytes_('DanMAX')
    mono.attrs['NX_class'] = 'NXmonochromator'
    return mono


def data(group, axis, units, name):
    group.attrs['NX_class'] = 'NXdata'
    group.attrs['signal'] = 'I'
    group.attrs['axes'] = ['.', 'radial_axis']
    d = group.create_dataset('radial_axis', data=axis)
    d.attrs['units'] = units
    d.attrs['long_name'] = name
    edges = group.create_dataset('radial_axis_edges', data=np.arange(N + 1.0))
    edges.attrs['units'] = units
    for what, values in (('I', I), ('I_errors', np.sqrt(I))):
        d = group.create_dataset(what, data=values, chunks=(1, N), maxshape=(None, N))
        d.attrs['units'] = 'arbitrary units'


with h5py.File('azint1d_q.h5', 'w') as f:
    entry = f.create_group('entry', track_order=True)
    mono = head(entry)
    mono['wavelength'] = 0.4520
    mono['wavelength'].attrs['units'] = 'angstrom'
    entry['definition'] = 'NXazint1d'
    data(entry.create_group('data', track_order=True), 1 + 0.05 * np.arange(N), '1/angstrom', 'q')

with h5py.File('azint_both.h5', 'w') as f:
    entry = f.create_group('entry', track_order=True)
    mono = head(entry)
    mono['energy'] = 35.0
    mono['energy'].attrs['units'] = 'keV'
    for kind in ('azint2d', 'azint1d'):
        sub = entry.create_group(kind)
        sub.attrs['NX_class'] = 'NXsubentry'
        sub['definition'] = 'NX' + kind
        sub['instrument'] = h5py.SoftLink('/entry/instrument')
    data(entry.create_group('azint1d/data'), 2 + 0.1 * np.arange(N), 'degrees', 'tth')
    entry['data'] = h5py.SoftLink('/entry/azint1d/data')
