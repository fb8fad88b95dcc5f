# Dragoman as a server over one ledger, in a volume. Build: docker build --tag dragoman .
FROM python:3.12-slim

RUN useradd --create-home --uid 10001 dragoman \
    && mkdir /data \
    && chown dragoman:dragoman /data

WORKDIR /source
COPY pyproject.toml README.md LICENSE sbom.cdx.json ./
COPY src ./src
ARG EXTRAS=brief,mcp
RUN pip install --no-cache-dir ".[$EXTRAS]"

USER dragoman
WORKDIR /data
VOLUME ["/data"]
ENV DRAGOMAN_LEDGER=/data/dragoman.ledger
EXPOSE 8722
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8722/healthz')"]
ENTRYPOINT ["dragoman"]
CMD ["serve", "--host", "0.0.0.0", "--post"]
