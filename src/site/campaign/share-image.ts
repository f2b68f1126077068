import { campaignColours, campaignDrawing, campaignWords } from './look.ts'

const { ground, ink, sun } = campaignColours
const say = campaignWords

/** The picture for screens and posts, 1200 × 630. host: what stands in its corner. */
export const shareImage = (host: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" role="img" aria-label="${say.title} ${say.answer} ${say.says}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif">
<rect width="1200" height="630" fill="${ground}"/>
<g transform="translate(790 130) scale(15)" fill="none" stroke-width="1.1" stroke-linecap="round" stroke-linejoin="round"><path stroke="${ink}" d="${campaignDrawing.card}"/><path stroke="${sun}" stroke-width="1.6" d="${campaignDrawing.no}"/></g>
<text x="80" y="230" font-size="112" font-weight="800" fill="${ink}">${say.title}</text>
<text x="80" y="350" font-size="112" font-weight="800" fill="${sun}">${say.answer}</text>
<text x="80" y="450" font-size="33" fill="${ink}">${say.says}</text>
<text x="80" y="550" font-size="32" fill="${ink}">${host}/geldezel</text>
</svg>
`
