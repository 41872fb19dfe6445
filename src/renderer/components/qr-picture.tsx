import encodeQR from 'qr';

/** A QR code as one path: black on white whatever the theme, with the quiet zone that scanners need. */
export function QrPicture({
  text,
  label,
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly className: string;
}) {
  const dots = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = dots
    .flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  const size = dots.length;
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} data-link={text}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
