// Small line drawings beside words; never the only carrier of a meaning.
const paths = {
  back: "M19 12H5m6-7-7 7 7 7",
  next: "M5 12h14m-6-7 7 7-7 7",
  undo: "M4 9h10a6 6 0 0 1 0 12h-4M8 4 3.5 9 8 14",
  erase: "m8 20-5-5L14 4l6 6L10 20H8Zm1-11 6 6M10 20h11",
  clear: "M5 7h14M10 7V4h4v3m3 0-1 13H8L7 7",
  brush: "M20 4c-6 2-10 6-12 10l2 2c4-2 8-6 10-12ZM7 15c-3 0-3 3-5 5 3 1 7 0 7-3",
  gear: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm0-6v3m0 12v3M3 12h3m12 0h3M5.6 5.6l2.2 2.2m8.4 8.4 2.2 2.2m0-12.8-2.2 2.2m-8.4 8.4-2.2 2.2",
  check: "m5 12 5 5 9-11",
  warn: "M12 4 2.5 20h19L12 4Zm0 6v5m0 2.5v.5",
  stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5Zm1 6 6 6m0-6-6 6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c0-5 3.500-7 8-7s8 2 8 7",
  search: "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13ZM15.500 15.500 21 21",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  spin: "M4 12a8 8 0 0 1 14-5l2 2m0-5v5h-5M20 12a8 8 0 0 1-14 5l-2-2m0 5v-5h5",
  phone: "M7 3h10v18H7zM11 18h2",
  call: "M5 4h4l2 5-3 2c1 3 3 5 5 6l2-3 5 2v4c-9 1-16-7-15-16Z",
  eye: "M2 12c4-7 16-7 20 0-4 7-16 7-20 0Zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
